import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../i18n/index.ts';
import type { PartyRole } from '../../state/identity.ts';
import { Button, Card, Icon, type IconName, Row } from '../../ui/index.ts';
import { OpenBackUp } from '../../vault-view/open-back-up.tsx';
import styles from './first-run.module.css';

export interface ChooseRoleProps {
  readonly onChoose: (role: PartyRole) => void;
  readonly onSample: (role: 'doctor' | 'office') => void;
  readonly onInvitation: () => void;
  readonly onTakeOver: () => void;
}

const ICONS: Record<PartyRole, IconName> = { doctor: 'person', office: 'people', headquarters: 'map' };

/** Three large choices, and beside them the two ways that need no choice. */
export function ChooseRole({ onChoose, onSample, onInvitation, onTakeOver }: ChooseRoleProps): ReactNode {
  const { t } = useText();
  const roles: readonly { role: PartyRole; name: string; hint: string }[] = [
    { role: 'doctor', name: t('common.doctor'), hint: t('firstRun.doctorHint') },
    { role: 'office', name: t('common.office'), hint: t('firstRun.officeHint') },
    { role: 'headquarters', name: t('common.headquarters'), hint: t('firstRun.headquartersHint') },
  ];
  return (
    <>
      <div className={styles['choices']}>
        {roles.map(({ role, name, hint }) => (
          <AriaButton key={role} className={styles['choice'] ?? ''} onPress={() => onChoose(role)}>
            <Icon name={ICONS[role]} />
            <strong>{name}</strong>
            <span>{hint}</span>
          </AriaButton>
        ))}
      </div>
      <div className={styles['others']}>
        <Card title={t('firstRun.invitationTitle')}>
          <p>{t('firstRun.invitationLead')}</p>
          <Row>
            <Button icon="mail" onPress={onInvitation}>
              {t('firstRun.invitationOpen')}
            </Button>
          </Row>
        </Card>
        <Card title={t('firstRun.sampleTitle')}>
          <p>{t('firstRun.sampleLead')}</p>
          <Row>
            <Button onPress={() => onSample('doctor')}>{t('firstRun.sampleDoctor')}</Button>
            <Button onPress={() => onSample('office')}>{t('firstRun.sampleOffice')}</Button>
          </Row>
        </Card>
        <div className={styles['whole']}>
          <Card title={t('firstRun.backUpTitle')}>
            <Row>
              <Button icon="pc" onPress={onTakeOver}>
                {t('ownPcs.takeOver')}
              </Button>
            </Row>
            <OpenBackUp />
          </Card>
        </div>
      </div>
    </>
  );
}
