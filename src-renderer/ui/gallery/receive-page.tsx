import type { ReactNode } from 'react';
import { Banner, Button, Card, ChangeSentences, CountsRow, QrCode, Row, SixWords, Stack, TrustSentence } from '../index.ts';

const KINDS = { new: '新しい', changed: '変更', removed: '削除', conflict: '食い違い', refused: '取り込まない' };

export function ReceivePage(): ReactNode {
  return (
    <Stack>
      <TrustSentence tone="ok" note="R080403_兼業申請_関東信越厚生局あて_No12.cdesk（1.2 MB）">
        関東信越厚生局 が 令和8年4月3日 14:10 に作成。No. 12。作成後の書き換えはありません。宛先：山田先生（こちら）
      </TrustSentence>
      <CountsRow
        label="ファイルの中身"
        counts={[
          { id: 'new', label: '新しい', count: 12, onOpen: () => undefined },
          { id: 'changed', label: '変わるもの', count: 3, onOpen: () => undefined },
          { id: 'same', label: '同じもの', count: 1204 },
          { id: 'conflict', label: '食い違い', count: 1, tone: 'warn', onOpen: () => undefined },
          { id: 'refused', label: '取り込まないもの', count: 0, tone: 'danger' },
        ]}
      />
      <Banner tone="warn" title="1件の食い違いがあります" actions={<Button>内容を比べる</Button>}>
        勤務する曜日を、こちらと先方の両方が変えました。どちらも残してあります。
      </Banner>
      <Card>
        <ChangeSentences
          kindNames={KINDS}
          groups={[
            {
              id: 'yamada',
              title: '山田 花子',
              changes: [
                { id: '1', kind: 'changed', text: '兼業許可申請（○○病院）: 勤務する曜日', before: '土', after: '土・日' },
                { id: '2', kind: 'new', text: '許可（○○病院）: 令和8年4月1日から令和9年3月31日まで' },
                { id: '3', kind: 'refused', text: '氏名の変更', note: '本人が書く項目です' },
              ],
            },
          ]}
        />
      </Card>
      <Row end>
        <Button>あとで</Button>
        <Button kind="primary">15件の変更を取り込む</Button>
      </Row>
      <TrustSentence tone="warn">まだ先方に届いていません。このファイルを渡してください</TrustSentence>
      <Row>
        <Button icon="mail" kind="primary">
          メールで
        </Button>
        <Button icon="usb">USBに保存</Button>
        <Button kind="quiet">あとで</Button>
      </Row>
      <Card title="連絡先カード">
        <SixWords words={['あおぞら', 'かもめ', 'しんせつ', 'たいよう', 'のりもの', 'ゆうびん']} />
        <QrCode text="cdesk:R080403-No12-1a2b3c4d" label="ファイル番号のQRコード" />
      </Card>
    </Stack>
  );
}
