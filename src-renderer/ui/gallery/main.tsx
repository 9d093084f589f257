import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { errorText } from '../../i18n/error-text.ts';
import { applyAppearance, type Appearance, StatusProvider, UiTextProvider } from '../index.ts';
import { GALLERY_PAGES, GalleryPage } from './pages.tsx';

/** ?page=form&theme=dark&role=office&text=200&language=en&sample=1 */
const asked = new URLSearchParams(location.search);
const oneOf = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T => allowed.find((value) => value === asked.get(name)) ?? otherwise;

const language = oneOf('language', ['ja', 'en'], 'ja');
const appearance: Appearance = {
  theme: oneOf('theme', ['system', 'light', 'dark', 'contrast'], 'light'),
  role: oneOf('role', ['doctor', 'office', 'headquarters', 'none'], 'doctor'),
  sample: asked.get('sample') === '1',
  textPercent: Number(asked.get('text') ?? '100'),
  density: 'roomy',
  motion: 'none',
};
applyAppearance(appearance);
document.documentElement.lang = language;

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
createRoot(root).render(
  <StrictMode>
    <UiTextProvider language={language} explain={(error) => errorText(error, language)}>
      <StatusProvider>
        <GalleryPage page={oneOf('page', GALLERY_PAGES, 'list')} appearance={appearance} />
      </StatusProvider>
    </UiTextProvider>
  </StrictMode>,
);
