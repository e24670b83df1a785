"""From blocks to pages: `stack` puts blocks one under the other and finds where to cut them, `audience`
keeps what a document shows, `deck` makes slides and `memo` makes pages."""
