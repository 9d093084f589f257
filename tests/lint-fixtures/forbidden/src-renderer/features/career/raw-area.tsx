export const Raw = () => <textarea />;
