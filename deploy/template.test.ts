import { describe, expect, it } from "vitest";
import { renderTemplates } from "./chart-template";

const root = {
  Values: {
    on: true,
    off: false,
    none: "",
    list: ["x"],
    names: ["a", "b"],
    n: 3,
    map: { b: "2", a: "1" },
  },
};

function rendered(text: string, others: readonly (readonly [string, string])[] = []): string {
  return renderTemplates(new Map([["t", text], ...others]), root).get("t") ?? "";
}

// The same templates and values were given to Go's text/template with Helm's functions, but for those with eq and
// join; these are its answers.
describe("renderTemplates", () => {
  it.each([
    ["{{ .Values.n }}", "3"],
    ["a {{- .Values.n -}} b", "a3b"],
    ["{{ if .Values.on }}y{{ else }}n{{ end }}", "y"],
    ["{{ if .Values.none }}y{{ else }}n{{ end }}", "n"],
    ["{{ if and .Values.on (not .Values.off) }}y{{ end }}", "y"],
    ["{{ if or .Values.off .Values.none }}y{{ end }}", ""],
    ["{{ with .Values.list }}{{ toYaml . }}{{ end }}", "- x"],
    ["{{ with .Values.none }}y{{ end }}", ""],
    ["{{ .Values.none | default .Values.n | quote }}", '"3"'],
    ["{{ .Values.map | toJson }}", '{"a":"1","b":"2"}'],
    ['{{ printf "%s-%s" "a" .Values.map.b | trunc 2 | trimSuffix "-" }}', "a"],
    ["{{ add .Values.n 144 }}", "147"],
    ['{{ if eq .Values.map.a "1" }}y{{ else }}n{{ end }}', "y"],
    ['{{ if eq .Values.map.a "2" }}y{{ else }}n{{ end }}', "n"],
    ['{{ join "," .Values.names | quote }}', '"a,b"'],
    ["x:{{ toYaml .Values.map | nindent 2 }}", 'x:\n  a: "1"\n  b: "2"'],
    ["{{ if .Values.on }}{{ if .Values.off }}a{{ else }}b{{ end }}{{ else }}c{{ end }}", "b"],
  ])("renders %s", (text, expected) => {
    expect(rendered(text)).toBe(expected);
  });

  it("includes what another file defines", () => {
    const library = '{{- define "d" -}}[{{ .Values.n }}]{{- end }}';
    expect(rendered('{{ include "d" . }}', [["_d.tpl", library]])).toBe("[3]");
  });

  it.each([
    "{{ .Values.missing }}",
    "{{ if .Values.on }}",
    "{{ end }}",
    "{{ else }}",
    "{{ range .Values.list }}{{ end }}",
    "{{ lookup .Values.n }}",
    "{{ .Values.n",
    "{{ .Values.n }} }}",
    "{{ $x }}",
    "{{ (.Values.n }}",
    "{{ .Values.n) }}",
    "{{ .Values.map }}",
    '{{ include "unknown" . }}',
    '{{ fail "no" }}',
    '{{ printf "%s" .Values.n }}',
    "{{ add .Values.none 1 }}",
    '{{ eq .Values.n "3" }}',
    '{{ join "," .Values.none }}',
  ])("refuses %s", (text) => {
    expect(() => rendered(text)).toThrow();
  });
});
