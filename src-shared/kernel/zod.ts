import { z } from 'zod';

// zod 4 probes `new Function`, which our content security policy refuses and reports.
z.config({ jitless: true });

export { z };
