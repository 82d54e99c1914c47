import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { renderTemplates } from "./chart-template";

type Values = { [name: string]: unknown };

const CHART = new URL("helm/sessionscope/", import.meta.url);

/** A file of the chart. */
export function chartFile(path: string): string {
  return readFileSync(new URL(path, CHART), "utf8");
}

/** The chart's own values, by the rules of YAML 1.1 as Helm reads them. */
export const chartValues: Values = parse(chartFile("values.yaml"), { version: "1.1" });

/** What the chart makes of values that differ from its own: each template's text, by the name of its file. */
export function renderChart(differing: Values = {}): Map<string, string> {
  const names = readdirSync(new URL("templates/", CHART));
  const files = new Map(names.map((name) => [name, chartFile(`templates/${name}`)]));
  const chart: Values = parse(chartFile("Chart.yaml"));
  return renderTemplates(files, {
    Values: merged(chartValues, differing),
    Chart: { Name: chart.name, Version: chart.version, AppVersion: chart.appVersion },
    Release: { Name: "demo", Namespace: "ops", Service: "Helm" },
  });
}

/** As Helm lays the values of a release over the chart's: objects key by key, all else as a whole. */
function merged(base: Values, differing: Values): Values {
  const entries = Object.entries(differing).map(([key, value]) => {
    const own = base[key];
    return [key, isValues(own) && isValues(value) ? merged(own, value) : value];
  });
  return { ...base, ...Object.fromEntries(entries) };
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
