import { useState, type ReactNode } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  ComboBox,
  DateField,
  ErrorSummary,
  FileField,
  FormSection,
  FormSections,
  NumberField,
  PasswordField,
  RadioGroup,
  Row,
  SaveState,
  Select,
  Switch,
  TextArea,
  TextField,
  TimeRangeField,
  type TimeRangeValue,
  WeekdayPicker,
} from '../index.ts';

export function FieldsPage(): ReactNode {
  const [institution, setInstitution] = useState('');
  const [title, setTitle] = useState('非常勤医師');
  const [work, setWork] = useState<'care' | 'industrial' | null>('care');
  const [from, setFrom] = useState<string | null>('2026-04-01');
  const [to, setTo] = useState<string | null>(null);
  const [days, setDays] = useState<readonly number[]>([6]);
  const [hours, setHours] = useState<TimeRangeValue>({ from: '21:00', to: '07:00' });
  const [pay, setPay] = useState<number | null>(50_000);
  const [purpose, setPurpose] = useState('');
  const [relation, setRelation] = useState<readonly string[]>([]);
  const [unit, setUnit] = useState<string | null>(null);
  const [password, setPassword] = useState('てすと');
  const [switched, setSwitched] = useState(true);
  const [agreed, setAgreed] = useState(false);
  const [chosen, setChosen] = useState([{ id: 'a', name: '依頼状_○○病院_令和8年度.pdf', bytes: 1_234_567 }]);
  return (
    <FormSections
      sections={[
        { id: 'place', title: '兼業先', state: 'problem' },
        { id: 'time', title: '期間と時間', state: 'partial' },
        { id: 'reason', title: '目的と関係', state: 'empty' },
        { id: 'papers', title: '添付', state: 'done' },
      ]}
    >
      <ErrorSummary
        items={[
          { anchor: 'institution', text: '兼業先の名称が空いています' },
          { anchor: 'to', text: '終わりの日が始まりの日より前です' },
        ]}
      />
      <FormSection id="place" title="兼業先" lead="依頼状のとおりに書いてください。あとから直せます。">
        <ComboBox
          label="兼業先の名称"
          required
          anchor="institution"
          help="正式な名称を入力してください。候補から選ぶと所在地も入ります。"
          example="医療法人○○会 ○○病院"
          usedBy="事務局（許可の確認、許可台帳）"
          error={{ what: '兼業先の名称が空いています。', why: '許可台帳に載せる名称です。', todo: '依頼状の名称を入力してください。' }}
          text={institution}
          onText={setInstitution}
          onChoose={(value) => setInstitution(value)}
          choices={['○○病院', '△△クリニック', '□□健診センター'].map((label) => ({ value: label, label, hint: '埼玉県さいたま市' }))}
          freeText
        />
        <TextField label="職名" optional value={title} onChange={setTitle} />
        <RadioGroup
          label="業務の内容"
          required
          choices={[
            { value: 'care', label: '診療', hint: '外来、当直、健診など' },
            { value: 'industrial', label: '産業医', hint: '選任の届出が必要なもの' },
          ]}
          value={work}
          onChange={setWork}
        />
        <Select
          label="所在地の都道府県"
          choices={['北海道', '青森県', '埼玉県', '東京都', '沖縄県'].map((label) => ({ value: label, label }))}
          value={unit}
          onChange={setUnit}
          width="short"
        />
      </FormSection>
      <FormSection id="time" title="期間と時間">
        <DateField label="始まりの日" required value={from} onChange={(value) => setFrom(value)} today="2026-04-03" />
        <DateField label="終わりの日" anchor="to" value={to} draft="R8.2.30" onChange={(value) => setTo(value)} />
        <WeekdayPicker label="勤務する曜日" required values={days} onChange={setDays} withHoliday />
        <TimeRangeField label="勤務する時間" required help="9:00、９時、0900 のどれでも入力できます。" value={hours} onChange={setHours} />
        <NumberField label="報酬（1回）" value={pay} onChange={setPay} suffix="円" help="交通費を除いた額です。" />
      </FormSection>
      <FormSection id="reason" title="目的と関係">
        <TextArea label="兼業の目的" required value={purpose} onChange={setPurpose} counted maxLength={400} help="本務との関係が分かるように書いてください。" />
        <CheckboxGroup
          label="兼業先との関係"
          choices={[
            { value: 'none', label: '利害関係はない' },
            { value: 'grant', label: '補助金を担当している' },
            { value: 'inspect', label: '立入検査を担当している' },
          ]}
          values={relation}
          onChange={setRelation}
        />
        <Checkbox label="記入した内容に間違いがないことを確かめました" checked={agreed} onChange={setAgreed} />
      </FormSection>
      <FormSection id="papers" title="添付">
        <FileField
          label="依頼状"
          required
          help="PDF か写真。1つ 25 MB まで。"
          files={chosen}
          onChoose={(files) => setChosen([...chosen, ...files.map((file) => ({ id: file.name, name: file.name, bytes: file.size }))])}
          onRemove={(id) => setChosen(chosen.filter((file) => file.id !== id))}
          multiple
        />
        <PasswordField label="パスワード" value={password} onChange={setPassword} />
        <Switch label="このPCで記憶する" hint="次からはパスワードなしで開きます。" checked={switched} onChange={setSwitched} />
      </FormSection>
      <Row end>
        <SaveState>自動で保存しています。閉じても消えません（14:03）</SaveState>
        <Button>内容を確かめる</Button>
        <Button kind="primary">送るファイルを作る</Button>
      </Row>
    </FormSections>
  );
}
