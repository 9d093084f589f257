export const enter = (event: KeyboardEvent) => event.key === 'Enter';
