import { label } from '../../../src-shared/records/label.ts';
import { useText } from '../../i18n/index.ts';
import type { FeatureModule, PaletteCommand } from '../../state/feature.ts';
import { openArea } from '../../state/navigation.ts';
import { useSession } from '../../state/session.ts';
import { SettingsScreen } from './settings-screen.tsx';

function useCommands(): readonly PaletteCommand[] {
  const { t } = useText();
  const { identity, sample } = useSession();
  const page = (id: string, text: string, icon: NonNullable<PaletteCommand['icon']>, keywords = ''): PaletteCommand => ({
    id: `settings-${id}`,
    label: text,
    icon,
    keywords: `${t('common.settings')} ${keywords}`,
    run: () => openArea('settings', id),
  });
  return [
    page('look', t('settings.look'), 'eye', 'theme dark 暗い 文字 English'),
    page('security', t('settings.security'), 'lock', 'パスワード 復旧用紙 password'),
    page('pcs', t('ownPcs.title'), 'pc', '引き継ぎ 二台目 共有フォルダー new PC'),
    page('backup', t('settings.backUp'), 'save', 'USB'),
    ...(identity.role === 'doctor' ? [] : [page('members', t('settings.memberAdd'), 'people'), page('moves', t('staffMoves.title'), 'calendar', '人事異動 後任 引き継ぎ'), page('office', t('settings.office'), 'paper', '文例 様式パック 案内ファイル')]),
    page('deleted', t('settings.deleted'), 'trash', '削除 復元 元に戻す restore'),
    ...(identity.role === 'doctor' ? [] : [page('handdown', t('trust.handDown'), 'send', '規則 暦 一覧 名簿 配布ファイル')]),
    page('lost', t('trust.lost'), 'warning', '紛失 盗難 使用停止 lost stolen'),
    page('network', t('settings.network'), 'globe'),
    page('about', t('settings.about'), 'info', 'ライセンス'),
    ...(sample ? [page('vault', t('settings.sampleRemove'), 'trash')] : []),
  ];
}

export const feature: FeatureModule = {
  id: 'settings',
  areas: [
    { id: 'settings', roles: ['doctor', 'office', 'headquarters'], label: label('設定', 'Settings'), icon: 'settings', order: 900, padded: false, Screen: SettingsScreen },
  ],
  useCommands,
};
