import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { CountBadge } from './card.tsx';
import styles from './layout.module.css';

export interface TabItem<T extends string = string> {
  readonly id: T;
  readonly title: string;
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<T>[];
  readonly current: T;
  readonly onChange: (id: T) => void;
}

export function Tabs<T extends string>({ label, tabs, current, onChange }: TabsProps<T>): ReactNode {
  return (
    <AriaTabs
      selectedKey={current}
      keyboardActivation="manual"
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.id === key);
        if (chosen) onChange(chosen.id);
      }}
    >
      <TabList aria-label={label} className={styles['tabList'] ?? ''}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles['tab'] ?? ''}>
            {tab.title} {tab.count === undefined ? null : <CountBadge count={tab.count} />}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles['tabPanel'] ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
