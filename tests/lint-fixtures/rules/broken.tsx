export async function broken(kind: 'a' | 'b', value: any) {
  Promise.resolve(value);
  switch (kind) {
    case 'a':
      break;
  }
  try {
    await value;
  } catch {}
  console.log(value == 1);
  return eval('1');
}

export default broken;
