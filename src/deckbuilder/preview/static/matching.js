// Which pages of the last state go on in the new one: pure, so that only what changed is drawn anew.

/**
 * For each new page the old one whose element it takes over, or -1: first those that look the same, then those of the
 * same title (a slide put in above gives the ones below other numbers), then the rest in their order, as a page that
 * was edited stays where it was. No old page is taken twice.
 * @param {Array<{digest: string, title: string}>} before
 * @param {Array<{digest: string, title: string}>} after
 * @returns {number[]}
 */
export function matched(before, after) {
  const result = new Array(after.length).fill(-1);
  const free = new Set(before.keys());
  for (const key of [(page) => page.digest, (page) => page.title, () => ""]) {
    const waiting = new Map();
    for (const i of free) waiting.set(key(before[i]), [...(waiting.get(key(before[i])) ?? []), i]);
    for (const queue of waiting.values()) queue.reverse();
    for (const [i, page] of after.entries()) {
      if (result[i] >= 0) continue;
      const old = waiting.get(key(page))?.pop();
      if (old === undefined) continue;
      result[i] = old;
      free.delete(old);
    }
  }
  return result;
}
