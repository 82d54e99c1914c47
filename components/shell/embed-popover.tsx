"use client";

import { type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { VERBATIM } from "@/components/ui/typing";
import { useCopy } from "@/components/ui/use-copy";
import { PARTS, type Part } from "@/lib/embed/display";
import { framingOf } from "@/lib/embed/framing";
import { THEME_LABELS, THEMES, type Theme } from "@/lib/embed/preferences";
import { embedSnippet } from "@/lib/embed/snippet";
import type { SessionSearch } from "@/lib/sessions/query/search-params";
import type { SessionState } from "@/lib/sessions/session/session";

const FIELD =
  "border-line-strong bg-bg h-7.5 rounded-md border px-2 focus-visible:outline-offset-0";
const PART_LABELS: Record<Part, string> = {
  title: "Title",
  filters: "Filters",
  time: "Time",
  columns: "Column names",
};

/** Writes the HTML that embeds the view in a portal's page, and says whether browsers will show it there. */
export function EmbedPopover({
  triggerRef,
  state,
  search,
  origins,
  onClose,
}: {
  triggerRef: RefObject<HTMLElement | null>;
  state: SessionState;
  search: SessionSearch;
  origins: readonly string[];
  onClose: () => void;
}) {
  const copy = useCopy();
  const [origin, setOrigin] = useState(origins[0] ?? "");
  const [parts, setParts] = useState<readonly Part[]>(PARTS);
  const [theme, setTheme] = useState<Theme>("system");
  const [isFixed, setFixed] = useState(false);
  const [isByToken, setByToken] = useState(false);
  const framing = framingOf(origin, origins);
  const snippet = embedSnippet({
    app: location.origin,
    state,
    search,
    display: { parts, theme, isByToken },
    pixels: isFixed ? 600 : null,
  });
  return (
    <Popover
      triggerRef={triggerRef}
      label="Embed this view"
      onClose={onClose}
      placement="bottom end"
      className="flex w-120 max-w-full flex-col gap-3 p-4"
    >
      <h2 className="font-semibold">Embed this view</h2>
      <label className="flex flex-col gap-1">
        Origin of the portal
        <input
          value={origin}
          list="embed-origins"
          placeholder="https://portal.example.com"
          {...VERBATIM}
          onChange={(event) => setOrigin(event.target.value)}
          className={FIELD}
        />
      </label>
      <datalist id="embed-origins">
        {origins.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <p role="status" className={framing.isAllowed ? "text-ok" : "text-bad"}>
        {framing.text}
      </p>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
        <legend className="mb-1">Show</legend>
        {PARTS.map((part) => (
          <Choice
            key={part}
            type="checkbox"
            label={PART_LABELS[part]}
            isChosen={parts.includes(part)}
            onChoose={() =>
              setParts(PARTS.filter((each) => parts.includes(each) !== (each === part)))
            }
          />
        ))}
      </fieldset>
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1">Access</legend>
        <Choice
          type="radio"
          label="By sign-in to Sessionscope: for a portal on the same site"
          isChosen={!isByToken}
          onChoose={() => setByToken(false)}
        />
        <Choice
          type="radio"
          label="By the portal’s token: for any site, with pinned filters"
          isChosen={isByToken}
          onChoose={() => setByToken(true)}
        />
      </fieldset>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <label className="flex items-center gap-2">
          Theme
          <select
            value={theme}
            onChange={({ target }) =>
              setTheme(THEMES.find((each) => each === target.value) ?? "system")
            }
            className={FIELD}
          >
            {THEMES.map((each) => (
              <option key={each} value={each}>
                {THEME_LABELS[each]}
              </option>
            ))}
          </select>
        </label>
        <label className="flex items-center gap-2">
          Height
          <select
            value={isFixed ? "fixed" : "content"}
            onChange={({ target }) => setFixed(target.value === "fixed")}
            className={FIELD}
          >
            <option value="content">Fits its content</option>
            <option value="fixed">600 pixels</option>
          </select>
        </label>
      </div>
      <textarea
        readOnly
        rows={5}
        value={snippet}
        aria-label="HTML for the portal’s page"
        className="border-line bg-sunken resize-none rounded-md border p-2 font-mono text-xs"
      />
      <div className="flex items-center justify-between gap-3">
        <p className="text-ink-2 text-xs">docs/embedding.md explains every step.</p>
        <Button variant="primary" onClick={() => copy(snippet, "the HTML")}>
          Copy HTML
        </Button>
      </div>
    </Popover>
  );
}

function Choice({
  type,
  label,
  isChosen,
  onChoose,
}: {
  type: "checkbox" | "radio";
  label: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label className="flex items-center gap-2">
      <input
        type={type}
        name={type}
        checked={isChosen}
        onChange={onChoose}
        className="accent-accent size-4"
      />
      {label}
    </label>
  );
}
