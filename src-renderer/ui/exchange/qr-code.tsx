import qrcode from 'qrcode-generator';
import { useMemo, type ReactNode } from 'react';
import { useUiWords } from '../theme/ui-text.tsx';
import styles from './exchange.module.css';

/** Dark modules as one SVG path of unit squares, with the quiet zone of four modules the standard asks for. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const parts: string[] = [];
  for (let row = 0; row < modules; row += 1) {
    for (let column = 0; column < modules; column += 1) {
      if (code.isDark(row, column)) parts.push(`M${column + 4} ${row + 4}h1v1h-1z`);
    }
  }
  return { path: parts.join(''), size: modules + 8 };
}

/** Black on white in every theme: a scanner reads it, not a person. */
export function QrCode({ text, label }: { readonly text: string; readonly label?: string }): ReactNode {
  const words = useUiWords();
  const { path, size } = useMemo(() => qrPath(text), [text]);
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label ?? words.qr} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
