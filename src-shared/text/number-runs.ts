/** Numbers that follow one another, as first and last: 3, 4, 5, 9 are [3, 5] and [9, 9]. In order, each number once. */
export function numberRuns(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
