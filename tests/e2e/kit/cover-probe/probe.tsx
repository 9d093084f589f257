import { createRoot } from 'react-dom/client';
import { CoverSheet, type CoverSheetProps } from '../../../../src-renderer/features/exchange/entry/cover-sheet.tsx';
import { errorText } from '../../../../src-renderer/i18n/error-text.ts';
import { PrintPortal, UiTextProvider } from '../../../../src-renderer/ui/index.ts';

/** The very sheet, as the dialog hands it to the printer, with contents that would take weeks to gather by hand. */
const showCover = (sheets: readonly CoverSheetProps[]): void => {
  createRoot(document.getElementById('root') as HTMLElement).render(
    <UiTextProvider language="ja" explain={(error) => errorText(error, 'ja')}>
      <PrintPortal title="送付状">
        {sheets.map((props) => (
          <CoverSheet key={props.entry.id} {...props} />
        ))}
      </PrintPortal>
    </UiTextProvider>,
  );
};

export type ShowCover = typeof showCover;

Object.assign(globalThis, { showCover });
