/* Sessionscope in a portal's page: <sessionscope-view src="https://…/embed/history" token-url="/token">
 * Attributes: src, token-url, height (content, or pixels), theme, title. Events: ready, height, location, select,
 * token-expiring, error. Method: setFilters(query). A plain script without dependencies; see docs/embedding.md. */
(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;border:0}",
  );
  const SANDBOX =
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox";

  /** Nothing but a view: a script's address in src would run in the portal's own page. */
  const viewOf = (src) => {
    const url = URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI) : {};
    return /^https?:$/.test(url.protocol) && /\/embed\/(active|history)$/.test(url.pathname) && url;
  };

  class SessionscopeView extends HTMLElement {
    static observedAttributes = ["src", "token-url", "height", "theme"];
    #root = this.attachShadow({ mode: "open" });
    #frame;
    #origin;
    #port;
    #filters;
    #asked = 0;
    #isIn = false;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      addEventListener("message", this.#greet);
      this.#isIn = true;
      this.#load();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#greet);
      this.#isIn = false;
      this.#leave();
    }

    attributeChangedCallback(name, before, after) {
      // Attributes of the portal's HTML come one by one before the element is in its page.
      if (!this.#isIn || before === after) return;
      if (name === "src") this.#filters = undefined;
      if (name === "theme" && this.#port) this.#say({ type: "theme", theme: after ?? "system" });
      else this.#load();
    }

    /** Replaces the filters that are not pinned; `query` as in the address of the view. */
    setFilters(query) {
      this.#filters = `${query}`.replace(/^\?/, "");
      this.#say({ type: "filters", query: this.#filters });
    }

    #load() {
      this.#leave();
      const src = this.getAttribute("src");
      if (!src) return;
      const url = viewOf(src);
      if (!url) {
        const message = `src is no address of a view, such as https://…/embed/history: ${src}`;
        this.#root.replaceChildren(message);
        this.dispatchEvent(new CustomEvent("error", { detail: { code: "invalid-src", message } }));
        return;
      }
      const pixels = /^\d+(?=(px)?$)/.exec(this.getAttribute("height") ?? "")?.[0];
      const theme = this.getAttribute("theme");
      if (theme) url.searchParams.set("theme", theme);
      if (pixels) url.searchParams.set("height", "fixed");
      if (this.hasAttribute("token-url")) url.searchParams.set("auth", "token");
      const frame = document.createElement("iframe");
      frame.title = this.title || "Sessions";
      frame.setAttribute("sandbox", SANDBOX);
      frame.allow = "clipboard-write";
      frame.referrerPolicy = "no-referrer";
      frame.style.height = `${pixels ?? 480}px`;
      frame.src = url.href;
      this.#origin = url.origin;
      this.#frame = frame;
      this.#root.replaceChildren(frame);
    }

    #leave() {
      this.#asked++;
      this.#port?.close();
      this.#port = undefined;
      this.#frame?.remove();
      this.#frame = undefined;
    }

    /** Only our own frame, and only as long as it shows what src names. */
    #greet = ({ source, origin, data, ports: [port] }) => {
      if (!port || source !== this.#frame?.contentWindow || origin !== this.#origin) return;
      if (data?.sessionscope !== 1 || data.type !== "hello") return;
      this.#port?.close();
      this.#port = port;
      port.onmessage = ({ data: message }) => this.#hear(message);
      if (this.#filters !== undefined) this.setFilters(this.#filters);
    };

    #hear({ type, ...detail }) {
      if (type === "height" && !/^\d/.test(this.getAttribute("height") ?? ""))
        this.#frame.style.height = `${detail.px}px`;
      // Filters that are set before the view is there apply once; later the reader's own changes count.
      if (type === "location") this.#filters = detail.query;
      this.dispatchEvent(new CustomEvent(type, { detail }));
      if (type === "token-expiring") void this.#bring();
    }

    async #bring() {
      const url = this.getAttribute("token-url");
      const asked = ++this.#asked;
      let answer;
      try {
        if (!url) throw new Error("The portal's page names no token-url.");
        const response = await fetch(url, { credentials: "include", cache: "no-store" });
        if (!response.ok) throw new Error(`The portal answered ${response.status}.`);
        const text = (await response.text()).trim();
        const token = text.startsWith("{") ? JSON.parse(text).token : text;
        if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Error("The portal gave no token.");
        answer = { type: "token", token };
      } catch (error) {
        answer = { type: "no-token", reason: error.message };
      }
      // Another frame may have come meanwhile, with a question of its own.
      if (asked === this.#asked) this.#say(answer);
    }

    #say(message) {
      this.#port?.postMessage(message);
    }
  }

  if (!customElements.get("sessionscope-view"))
    customElements.define("sessionscope-view", SessionscopeView);
})();
