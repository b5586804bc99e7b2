const wordsOf = (text: string): string[] => text.match(/\s+|\S+/g) ?? [];

/**
 * Two texts as what both begin with, what each has in the middle, what both end with, by whole words.
 */
export function changed(old: string, now: string): [string, string, string, string] {
  const [one, two] = [wordsOf(old), wordsOf(now)];
  const shorter = Math.min(one.length, two.length);
  let [head, tail] = [0, 0];
  while (head < shorter && one[head] === two[head]) head++;
  while (tail < shorter - head && one[one.length - 1 - tail] === two[two.length - 1 - tail]) tail++;
  const part = (words: string[], from: number, to: number) => words.slice(from, to).join("");
  return [
    part(one, 0, head),
    part(one, head, one.length - tail),
    part(two, head, two.length - tail),
    part(one, one.length - tail, one.length),
  ];
}
