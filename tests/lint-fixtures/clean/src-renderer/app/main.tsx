import { List } from '../features/permits/list.tsx';
export const main = List;
