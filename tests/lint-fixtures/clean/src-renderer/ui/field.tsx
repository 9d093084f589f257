export const Field = () => <input onKeyDown={(event) => event.key === 'Enter'} />;
