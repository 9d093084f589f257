import { useState, type ReactNode } from 'react';
import { Button, PaperBlock, PaperFoot, PaperForm, PaperTable, PrintPortal, PrintSheet, QrCode, Row, StampBoxes } from '../index.ts';

const LINES = Array.from({ length: 60 }, (_, index) => ({ no: index + 1, name: index % 3 === 0 ? '髙橋 一郎' : '佐藤 花子', place: '医療法人○○会 ○○病院', hours: '土 9:00〜17:00（第2・第4）' }));

function Papers(): ReactNode {
  return (
    <>
      <PrintSheet title="兼業許可申請書" docNumber="関厚発0403第12号" face="mincho">
        <PaperBlock place="end">令和8年4月3日</PaperBlock>
        <PaperBlock>関東信越厚生局長 殿</PaperBlock>
        <PaperBlock place="indent">
          所属 健康福祉部 医事課
          <br />
          氏名 山田 花子
        </PaperBlock>
        <PaperBlock>下記のとおり兼業を行いたいので、許可されるよう申請します。</PaperBlock>
        <PaperForm
          rows={[
            { label: '兼業先の名称', value: '医療法人○○会 ○○病院' },
            { label: '所在地', value: '埼玉県さいたま市中央区新都心1番1号' },
            { label: '業務の内容', value: '診療（内科外来）' },
            { label: '期間', value: '令和8年4月1日から令和9年3月31日まで' },
            { label: '勤務する曜日・時間', value: '土曜日（第2・第4） 9時00分から17時00分まで' },
            { label: '報酬', value: '1回 50,000円' },
            { label: '目的', value: '臨床の技能を保ち、地域医療の実情を行政に生かすため。' },
          ]}
        />
        <PaperFoot>
          <StampBoxes names={['局長', '部長', '課長', '係']} />
          <QrCode text="cdesk:R080403-No12-1a2b3c4d" />
        </PaperFoot>
      </PrintSheet>
      <PrintSheet title="兼業許可台帳" docNumber="令和8年度" face="gothic">
        <PaperTable
          rowKey={(row) => String(row.no)}
          rows={LINES}
          columns={[
            { id: 'no', header: '番号', align: 'end', cell: (row) => row.no },
            { id: 'name', header: '氏名', cell: (row) => row.name },
            { id: 'place', header: '兼業先', cell: (row) => row.place },
            { id: 'hours', header: '曜日・時間', cell: (row) => row.hours },
          ]}
        />
      </PrintSheet>
    </>
  );
}

export function PaperPage(): ReactNode {
  const [printing, setPrinting] = useState(new URLSearchParams(location.search).get('print') === '1');
  return (
    <>
      <Row>
        <Button icon="print" onPress={() => setPrinting(true)}>
          印刷する
        </Button>
      </Row>
      <Papers />
      {printing ? (
        <PrintPortal title="兼業許可申請書" docNumber="関厚発0403第12号">
          <Papers />
        </PrintPortal>
      ) : null}
    </>
  );
}
