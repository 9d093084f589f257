import { useState, type ReactNode } from 'react';
import { Button, Link, LockedScreen, PasswordField, Row } from '../index.ts';

export function LockedPage({ sample }: { readonly sample: boolean }): ReactNode {
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <LockedScreen
      appName="医師キャリアデスク"
      title="保管庫を開く"
      lead="山田 花子（医師）"
      sample={sample}
      foot={
        <Row>
          <Link>パスワードを忘れたとき（復旧用紙で開く）</Link>
          <Link>別の保管庫を開く</Link>
        </Row>
      }
    >
      <PasswordField
        label="パスワード"
        value={password}
        onChange={setPassword}
        onEnter={() => setTried(true)}
        error={tried ? { what: 'パスワードが違います。', todo: '全角・半角と Caps Lock を確かめてください。' } : undefined}
      />
      <Button kind="primary" onPress={() => setTried(true)}>
        開く
      </Button>
    </LockedScreen>
  );
}
