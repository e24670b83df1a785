// The line that says how things stand: connected or not, being laid out, up to date, failed.

const WORDS = { building: "Laying out …", gone: "This brief was deleted", failed: "The preview failed" };

export class State {
  constructor(box, text) {
    this.box = box;
    this.text = text;
    this.connected = "connecting";
    this.last = { state: "connecting" };
    this.timer = 0;
    this.held = "";
  }

  /** What keeps the newest state from being in view, or nothing: "". */
  hold(words) {
    if (words === this.held) return;
    this.held = words;
    this.render();
  }

  get offline() {
    return this.connected === "lost" || this.connected === "moved";
  }

  get ready() {
    return this.last.state === "ready";
  }

  /** @param {"open" | "lost" | "moved"} now */
  connection(now) {
    this.connected = now;
    this.render();
  }

  /** @param {{state: string, seconds?: number, message?: string}} status */
  show(status) {
    clearTimeout(this.timer);
    const building = status.state === "building";
    this.last = { ...status, seconds: status.seconds ?? this.last.seconds };
    // A build is over in a moment: only one that is slow is worth saying so.
    if (building) this.timer = setTimeout(() => this.render(), 250);
    else this.render();
  }

  get words() {
    if (this.connected === "lost") return "The server has stopped or cannot be reached";
    if (this.connected === "moved") return "The server was started anew, under another address";
    if (this.connected === "connecting") return "Connecting …";
    if (!this.ready) return WORDS[this.last.state] ?? "Connecting …";
    if (this.held) return this.held;
    const { seconds } = this.last;
    return seconds === undefined || seconds === null ? "Up to date" : `Up to date · ${seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`}`;
  }

  get advice() {
    if (this.connected === "moved") return "Open the address it printed.";
    return "These pages are the last it sent. Trying again …";
  }

  render() {
    this.box.dataset.state = this.offline ? "lost" : this.ready && this.held ? "failed" : this.last.state;
    this.text.textContent = this.offline ? "Not connected" : this.words;
  }
}
