export const Raw = () => <input />;
