import type { ReactNode } from 'react';
import { member as definition } from '../../../../src-shared/records/member.ts';
import { useText } from '../../../i18n/index.ts';
import { choicesOf } from '../../../record-view/index.ts';
import { MEMBER_ROLES, type MemberRole } from '../../../state/member-roles.ts';
import { Button, Card, CheckboxGroup, RadioGroup, Row, Stack, TextField } from '../../../ui/index.ts';
import { finishedPassword, NewPassword, type NewPasswordState } from '../../../vault-view/new-password.tsx';

/** Somebody who comes, as far as it is typed. */
export interface ComerDraft {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly MemberRole[];
  readonly oneTime: boolean;
  /** The proposal of a one-time password, or what the person types. */
  readonly password: NewPasswordState;
}

export const passwordOf = ({ oneTime, password }: ComerDraft): string | null => (oneTime ? password.proposal : finishedPassword(password));

export const isReady = (comer: ComerDraft): boolean => comer.name.trim() !== '' && comer.roles.length > 0 && passwordOf(comer) !== null;

const isRole = (role: string): role is MemberRole => (MEMBER_ROLES as readonly string[]).includes(role);

export interface ComerFieldsProps {
  readonly comer: ComerDraft;
  readonly number: number;
  readonly asked: boolean;
  readonly onChange: (comer: ComerDraft) => void;
  readonly onRemove: () => void;
}

export function ComerFields({ comer, number, asked, onChange, onRemove }: ComerFieldsProps): ReactNode {
  const { t, language } = useText();
  const roles = choicesOf(definition.fields.roles, language).flatMap(({ value, label }) => (isRole(value) ? [{ value, label }] : []));
  return (
    <Card title={t('staffMoves.comerNumber', { number })}>
      <Stack>
        <TextField
          label={t('staffMoves.comerName')}
          required
          value={comer.name}
          onChange={(name) => onChange({ ...comer, name })}
          anchor={`comer-${number}`}
          error={asked && comer.name.trim() === '' ? t('firstRun.missing') : undefined}
        />
        <CheckboxGroup label={t('settings.memberRoles')} choices={roles} values={comer.roles} onChange={(next) => onChange({ ...comer, roles: next })} anchor={`comer-roles-${number}`} />
        <RadioGroup
          label={t('staffMoves.passwordWay')}
          choices={[
            { value: 'once', label: t('staffMoves.passwordOnce'), hint: t('staffMoves.passwordOnceHint') },
            { value: 'own', label: t('staffMoves.passwordOwn') },
          ]}
          value={comer.oneTime ? 'once' : 'own'}
          onChange={(way) => onChange({ ...comer, oneTime: way === 'once' })}
        />
        {comer.oneTime ? null : <NewPassword state={comer.password} onChange={(password) => onChange({ ...comer, password })} onEnter={() => undefined} asked={asked} />}
        <Row>
          <Button kind="quiet" icon="close" onPress={onRemove}>
            {t('staffMoves.comerRemove')}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
