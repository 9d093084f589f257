/** Readable ids of the right shape: `id('office')` is 'office----------'. */
export const id = (name: string): string => {
  if (!/^[A-Za-z0-9_-]{1,16}$/.test(name)) throw new Error(`not an id: ${name}`);
  return name.padEnd(16, '-');
};
