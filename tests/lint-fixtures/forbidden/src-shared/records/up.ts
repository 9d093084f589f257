export const late = () => import('../merge/plan.ts');
