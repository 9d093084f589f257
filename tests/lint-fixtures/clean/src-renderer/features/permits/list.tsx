import { Field } from '../../ui/field.tsx';
import { use } from '../../state/use.ts';
import { row } from './row.ts';
export const List = () => <Field key={use + row} />;
