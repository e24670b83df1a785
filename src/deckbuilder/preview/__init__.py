"""The live preview: pages in a browser that follow the author's files.

```
file saved ─ watching ─> desk ─ task ─> worker: session ─ sketch ─> Plan ─ drawing ─> SVG ─┐
                          └ telling ─ events ─> page in the browser <── what is new ── desk ┘
```

Each kind of document has a process of its own (`worker`, driven by `workers`), in which a `session` for each
brief keeps what was measured and drawn. `desk` keeps what is on screen, `telling` what each open page has
been told; `server` speaks HTTP, `guard` decides who is heard, `running` starts and ends it all. What runs in
the browser is in `static/`.
"""
