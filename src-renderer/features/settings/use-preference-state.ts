import { useCallback } from 'react';
import { type PreferenceKey, type Preferences, setPreference, usePreference } from '../../state/preferences.ts';
import { useExplainError, useStatus } from '../../ui/index.ts';

/** A setting that acts at once; one that cannot be stored says so and stays as it was. */
export function usePreferenceState<K extends PreferenceKey>(key: K): readonly [Preferences[K], (value: Preferences[K]) => void] {
  const value = usePreference(key);
  const say = useStatus();
  const explain = useExplainError();
  const set = useCallback(
    (next: Preferences[K]): void => {
      void setPreference(key, next).then((saved) => {
        if (!saved.ok) say({ text: explain(saved.error).what, tone: 'danger' });
      });
    },
    [key, say, explain],
  );
  return [value, set];
}
