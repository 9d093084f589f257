export const Raw = () => <select />;
