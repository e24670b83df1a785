// The stream of events from the server: opened, opened again when it breaks, and the state it is in.

const EVENTS = ["project", "document", "findings", "status"];
const AGAIN = 1500;

export class Connection {
  /**
   * @param {(name: string, data: any) => void} receive called with each event
   * @param {(state: "open" | "lost" | "moved") => void} changed "moved": a server is there, but under another address
   */
  constructor(receive, changed) {
    this.receive = receive;
    this.changed = (now) => {
      if (now !== this.now) changed(now);
      this.now = now;
    };
    this.now = "";
    this.source = null;
    this.timer = 0;
    this.brief = null;
  }

  /** Show another brief; null leaves the choice to the server. */
  open(brief) {
    this.close();
    this.brief = brief;
    const source = new EventSource(brief === null ? "events" : `events?brief=${encodeURIComponent(brief)}`);
    this.source = source;
    source.onopen = () => this.changed("open");
    source.onerror = () => this.lost();
    for (const name of EVENTS) {
      source.addEventListener(name, (event) => {
        if (this.source === source) this.receive(name, JSON.parse(event.data));
      });
    }
  }

  close() {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  async lost() {
    this.close();
    this.timer = setTimeout(() => this.open(this.brief), AGAIN);
    const now = (await answers()) === 404 ? "moved" : "lost";
    if (this.source?.readyState !== EventSource.OPEN) this.changed(now);
  }
}

/** The status a server gives for this page, or null if none answers. */
async function answers() {
  try {
    return (await fetch("static/icon.svg", { cache: "no-store" })).status;
  } catch {
    return null;
  }
}
