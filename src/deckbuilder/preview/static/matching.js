// Which pages of the last state go on in the new one: pure, so that only what changed is drawn anew.

/**
 * For each new page the old one whose element it takes over, or -1: equal pages first, in order and wherever they
 * moved to; then, between those, the pages in their order, as one that was edited stays where it was.
 * @param {string[]} before digests
 * @param {string[]} after digests
 * @returns {number[]}
 */
export function matched(before, after) {
  const result = new Array(after.length).fill(-1);
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) result[head] = head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
    tail++;
    result[after.length - tail] = before.length - tail;
  }
  const free = new Map();
  for (let i = head; i < before.length - tail; i++) free.set(before[i], [...(free.get(before[i]) ?? []), i]);
  const taken = new Set();
  for (let i = head; i < after.length - tail; i++) {
    const old = free.get(after[i])?.shift();
    if (old !== undefined) taken.add((result[i] = old));
  }
  const left = [];
  for (let i = head; i < before.length - tail; i++) if (!taken.has(i)) left.push(i);
  for (let i = head; i < after.length - tail && left.length; i++) if (result[i] < 0) result[i] = left.shift();
  return result;
}
