import { type ReactNode, useState } from 'react';
import type { AppError } from '../../src-shared/kernel/app-error.ts';
import type { Json } from '../../src-shared/kernel/json.ts';
import type { FileRef } from '../../src-shared/records/fields.ts';
import { session } from '../state/session.ts';
import { Banner, Button, FileField, type FieldText, formatBytes, useExplainError } from '../ui/index.ts';
import type { Language } from './field-words.ts';
import { PHOTO_OFFER, readAttachment, type ReadAttachment, shrinkPhoto } from './read-attachment.ts';

export interface AttachmentControlProps extends FieldText {
  readonly value: Json | undefined;
  readonly language: Language;
  readonly onChange: (files: Json) => void;
  readonly disabled?: boolean;
}

export const fileRefs = (value: Json | undefined): readonly FileRef[] =>
  Array.isArray(value) ? (value as unknown as readonly FileRef[]) : [];

interface Offer {
  readonly large: ReadAttachment;
  readonly small: ReadAttachment;
}

const words = {
  ja: {
    offer: (name: string, large: string, small: string) => `${name} は大きい写真です（${large}）。小さくすると ${small} になります。文字が読めるかは添付後に確かめてください。`,
    small: '小さくして添付',
    keep: 'そのまま添付',
  },
  en: {
    offer: (name: string, large: string, small: string) => `${name} is a large photo (${large}). Made smaller it takes ${small}. Check that the text can still be read.`,
    small: 'Attach smaller',
    keep: 'Attach as it is',
  },
} as const;

/** Attachments of a record: PDF, JPEG or PNG, recognised by their bytes; a large photo is offered smaller. */
export function AttachmentControl(props: AttachmentControlProps): ReactNode {
  const [problem, setProblem] = useState<AppError | null>(null);
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const files = fileRefs(props.value);
  const text = words[props.language];
  const explain = useExplainError();

  const attach = async (...added: readonly ReadAttachment[]): Promise<void> => {
    const refs: FileRef[] = [];
    for (const { name, type, bytes } of added) {
      const stored = await session().vault.putBlob(bytes);
      if (!stored.ok) {
        setProblem(stored.error);
        return;
      }
      refs.push({ hash: stored.value, name, type, size: bytes.length });
    }
    const known = new Set(files.map((file) => file.hash));
    props.onChange([...files, ...refs.filter((ref) => !known.has(ref.hash))] as unknown as Json);
  };

  const choose = async (chosen: readonly File[]): Promise<void> => {
    setProblem(null);
    const ready: ReadAttachment[] = [];
    const asked: Offer[] = [];
    for (const file of chosen) {
      const read = await readAttachment(file);
      if (!read.ok) {
        setProblem(read.error);
        continue;
      }
      const photo = read.value.type !== 'application/pdf' && read.value.bytes.length > PHOTO_OFFER;
      const small = photo ? await shrinkPhoto(read.value) : null;
      if (small === null) ready.push(read.value);
      else asked.push({ large: read.value, small });
    }
    setOffers((before) => [...before, ...asked]);
    if (ready.length > 0) await attach(...ready);
  };

  const answer = async (offer: Offer, chosen: ReadAttachment): Promise<void> => {
    setOffers((before) => before.filter((other) => other !== offer));
    await attach(chosen);
  };

  return (
    <>
      <FileField
        {...props}
        multiple
        accept={['application/pdf', 'image/jpeg', 'image/png']}
        error={problem === null ? props.error : explain(problem)}
        files={files.map((file) => ({ id: file.hash, name: file.name, bytes: file.size }))}
        onChoose={(chosen) => void choose(chosen)}
        onRemove={(hash) => props.onChange(files.filter((file) => file.hash !== hash) as unknown as Json)}
      />
      {offers.map((offer) => (
        <Banner
          key={offer.large.name}
          tone="info"
          title={text.offer(offer.large.name, formatBytes(offer.large.bytes.length), formatBytes(offer.small.bytes.length))}
          actions={
            <>
              <Button onPress={() => void answer(offer, offer.small)}>{text.small}</Button>
              <Button kind="quiet" onPress={() => void answer(offer, offer.large)}>
                {text.keep}
              </Button>
            </>
          }
        />
      ))}
    </>
  );
}
