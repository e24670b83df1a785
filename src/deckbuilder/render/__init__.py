"""A plan as a file. Renderers draw shapes; they know neither Markdown nor blocks, and decide no sizes."""
