import { writeCardFile } from '../../../src-shared/exchange/card-file.ts';
import { KINDS, type Kind } from '../../../src-shared/exchange/header.ts';
import { writeInvitation } from '../../../src-shared/exchange/invitation.ts';
import { splitParts } from '../../../src-shared/exchange/parts.ts';
import type { Signer } from '../../../src-shared/exchange/write-container.ts';
import { fromUtf8, utf8 } from '../../../src-shared/kernel/bytes.ts';
import { must } from '../../../src-shared/kernel/result.ts';
import { armored } from '../../../src-shared/sealing/armor.ts';
import { gunzip } from '../../../src-shared/sealing/gzip.ts';
import { openBytes } from '../../../src-shared/sealing/open.ts';
import { seededRandom } from '../../kit/party.ts';
import { APPLICATION } from '../../kit/sample-records.ts';
import { type SimPc, simWorld } from '../../kit/sim-pc.ts';

/** A real file with everything needed to bend it: from outside, or from inside by the keys that signed it. */
export interface Sample {
  readonly name: string;
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  /** Header, content and signature, each without its line feed. */
  readonly lines: readonly string[];
  readonly signer: Signer;
  readonly sealTo: string;
  /** A PC that has not seen the file yet, with the state it would meet. */
  readonly receiver: () => Promise<SimPc>;
}

export interface Samples {
  readonly files: readonly Sample[];
  /** The parts of one of them, and the same file as text from a mail. */
  readonly parts: readonly Uint8Array[];
  readonly partsOf: Sample;
  readonly mail: Uint8Array;
}

async function make(): Promise<Samples> {
  const world = simWorld(4821);
  const doctor = await world.party({ kind: 'doctor', name: '山田 花子', devices: 2 });
  const office = await world.party({ kind: 'office', name: '関東信越厚生局' });
  const pc = world.pc(doctor);
  const desk = world.pc(office);
  const meet = async (one: SimPc): Promise<SimPc> => {
    if (one.party === office) await one.meet(doctor.card);
    else await one.meet(office.card, 'office');
    return one;
  };
  await Promise.all([meet(pc), meet(desk)]);
  const fresh = (of: SimPc, device = 0) => () => meet(world.pc(of.party, { device }));

  const letter = await pc.attach(seededRandom(5).bytes(9_000) as Uint8Array<ArrayBuffer>, '依頼状.pdf');
  const application = pc.create('permitApplication', { ...APPLICATION, requestLetter: [letter] });
  await pc.act(application.id, 'submit', {}, { office: office.id });
  pc.create('person', { name: '山田 花子', kana: 'ヤマダ ハナコ', bornOn: '1985-02-03', staffNumber: '012345' });
  for (let i = 0; i < 6; i++) pc.create('careerGoal', { horizon: '5', goal: `目標${i} 𠮷野` });
  pc.create('mentorNote', { text: '自分だけの控え' });

  const signerOf = (one: SimPc): Signer => ({ card: one.party.card, device: one.device.id, member: one.party.member.id, privateKey: one.device.keys.privateKey });
  const sample = async (name: string, kind: Kind, bytes: Uint8Array, from: SimPc, to: SimPc, device = 0): Promise<Sample> => {
    const layer = KINDS[kind];
    const packed = layer === 'sealed' ? must(await openBytes(bytes, { identities: [to.party.age.identity] })) : bytes;
    const plain = layer === 'plain' ? packed : must(await gunzip(packed));
    return { name, kind, bytes, lines: fromUtf8(plain).split('\n').slice(0, -1), signer: signerOf(from), sealTo: to.party.age.recipient, receiver: fresh(to, device) };
  };
  const permit = await pc.send('permit', office);
  const career = await pc.send('career', office);
  await desk.receive(permit);
  await desk.act(application.id, 'receive', { receivedOn: '2026-04-06' });
  await desk.act(application.id, 'approve', { decidedOn: '2026-04-20', permittedOn: '2026-04-20', documentNumber: '医政発0420第1号' });
  const made = { app: 'sim', createdAt: world.now };
  const invitation = must(await writeInvitation({ formPack: { officeName: '関東信越厚生局' }, rulePacks: [{ id: 'permit-2026', rows: [1, 2, 3] }] }, signerOf(desk), made)).bytes;
  const files = [
    await sample('permit', 'exchange', permit.bytes, pc, desk),
    await sample('career', 'exchange', career.bytes, pc, desk),
    await sample('decision', 'exchange', (await desk.send('decision', doctor)).bytes, desk, pc),
    await sample('transfer', 'transfer', (await pc.transfer()).bytes, pc, pc, 1),
    await sample('receipt', 'receipt', (await desk.sendReceipts(doctor)).bytes, desk, pc),
    await sample('invitation', 'invitation', invitation, desk, pc),
    await sample('card', 'card', must(await writeCardFile(signerOf(desk), made)).bytes, desk, pc),
  ];
  const [partsOf] = files as [Sample];
  const parts = (await splitParts('a.cdesk', partsOf.bytes, 6_000)).map((part) => part.bytes);
  const mail = utf8(`お世話になっております。\r\n\r\n> ${armored(partsOf.bytes).replaceAll('\n', '\r\n> ')}\r\n--\r\n署名`);
  return { files, parts, partsOf, mail };
}

let made: Promise<Samples> | null = null;

/** Made once per run: key pairs are fresh, what is in the files is the same every time. */
export const samples = (): Promise<Samples> => (made ??= make());
