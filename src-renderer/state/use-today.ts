import { useEffect, useState } from 'react';
import { type CivilDate, todayInJapan } from '../../src-shared/time/civil-date.ts';
import { ports } from './session.ts';

const LOOK_EVERY_MS = 30_000;

/** Today in Japan; a window left open over midnight moves on. */
export function useToday(): CivilDate {
  const [today, setToday] = useState(() => todayInJapan(ports().clock));
  useEffect(() => {
    const timer = setInterval(() => setToday(todayInJapan(ports().clock)), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
