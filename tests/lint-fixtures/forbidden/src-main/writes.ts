import fs from 'node:fs/promises';
export const save = () => fs.writeFile('a', 'b');
