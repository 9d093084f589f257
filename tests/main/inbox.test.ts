import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFileHandles } from '../../src-main/files/file-handles.ts';
import { createPlaces } from '../../src-main/files/places.ts';
import { filesFromArgv } from '../../src-main/inbox/files-from-argv.ts';
import { createInbox } from '../../src-main/inbox/inbox.ts';
import { must } from '../../src-shared/kernel/result.ts';
import { tempFolder } from '../kit/temp-folder.ts';

async function inboxOn(data = tempFolder()) {
  const folder = join(tempFolder(), '受信箱');
  mkdirSync(folder);
  const places = createPlaces(data, { platform: 'linux', env: {}, home: data });
  const arrived: number[] = [];
  const inbox = createInbox({
    data,
    files: createFileHandles(),
    places,
    onArrived: (waiting) => arrived.push(waiting),
    note: () => undefined,
  });
  onTestFinished(() => inbox.stop());
  const { handle } = must(await places.adopt(folder));
  const taken = async () => must(await inbox.calls.inboxTake({})).files.map((file) => file.name);
  return { data, folder, places, inbox, arrived, handle, taken };
}

describe('files handed over by the system', () => {
  it('are found among the arguments, relative ones from where the command was given', () => {
    const argv = ['/opt/career-desk', '--flag', 'メモ.txt', 'a.cdesk', '/x/b.CDESK-CARD', 'c.cdesk.1of3', '-z.cdesk'];
    expect(filesFromArgv(argv, '/home/x')).toEqual(['/home/x/a.cdesk', '/x/b.CDESK-CARD', '/home/x/c.cdesk.1of3']);
    expect(filesFromArgv(['/x/program.cdesk'], '/')).toEqual([]);
  });

  it('wait until they are taken, each once, and tell that they came', async () => {
    const { folder, inbox, arrived, taken } = await inboxOn();
    const one = join(folder, 'one.cdesk');
    writeFileSync(one, 'x');
    await inbox.offer([one, one, join(folder, 'not-there.cdesk'), join(folder, 'other.txt')]);
    await inbox.offer([one]);
    expect(arrived).toEqual([1]);
    expect(await taken()).toEqual(['one.cdesk']);
    expect(await taken()).toEqual([]);
  });

  it('that disappeared before anybody looked do not take the others with them', async () => {
    const { folder, inbox, taken } = await inboxOn();
    for (const name of ['one.cdesk', 'two.cdesk']) writeFileSync(join(folder, name), 'x');
    await inbox.offer([join(folder, 'one.cdesk'), join(folder, 'two.cdesk')]);
    rmSync(join(folder, 'one.cdesk'));
    expect(await taken()).toEqual(['two.cdesk']);
  });
});

describe('a watched folder', () => {
  it('offers a file only when it has stopped growing', async () => {
    const { folder, inbox, handle, taken } = await inboxOn();
    must(await inbox.calls.inboxWatch({ handle }));
    const path = join(folder, 'slow.cdesk');
    writeFileSync(path, 'ha');
    await inbox.look();
    writeFileSync(path, 'half');
    await inbox.look();
    expect(await taken()).toEqual([]);
    await inbox.look();
    expect(await taken()).toEqual(['slow.cdesk']);
    await inbox.look();
    expect(await taken()).toEqual([]);
  });

  it('offers a file again only when its content is another, also after the next start', async () => {
    const first = await inboxOn();
    const { folder, handle, data } = first;
    must(await first.inbox.calls.inboxWatch({ handle }));
    writeFileSync(join(folder, 'a.cdesk'), 'one');
    await first.inbox.look();
    await first.inbox.look();
    expect(await first.taken()).toEqual(['a.cdesk']);
    const second = await inboxOn(data);
    expect(must(await second.inbox.calls.inboxStatus({}))).toEqual({ watching: '受信箱', reachable: true });
    await second.inbox.look();
    await second.inbox.look();
    expect(await second.taken()).toEqual([]);
    writeFileSync(join(folder, 'a.cdesk'), 'another');
    await second.inbox.look();
    await second.inbox.look();
    expect(await second.taken()).toEqual(['a.cdesk']);
  });

  it('that is away is said to be away, and is watched again when it is back', async () => {
    const { folder, inbox, handle, taken } = await inboxOn();
    must(await inbox.calls.inboxWatch({ handle }));
    rmSync(folder, { recursive: true });
    await inbox.look();
    expect(must(await inbox.calls.inboxStatus({}))).toEqual({ watching: '受信箱', reachable: false });
    mkdirSync(folder);
    writeFileSync(join(folder, 'back.cdesk'), 'x');
    await inbox.look();
    await inbox.look();
    expect(await taken()).toEqual(['back.cdesk']);
    expect(must(await inbox.calls.inboxStatus({}))).toEqual({ watching: '受信箱', reachable: true });
  });

  it('can be given up', async () => {
    const { folder, inbox, handle, taken } = await inboxOn();
    must(await inbox.calls.inboxWatch({ handle }));
    must(await inbox.calls.inboxWatch({ handle: null }));
    writeFileSync(join(folder, 'a.cdesk'), 'x');
    await inbox.look();
    await inbox.look();
    expect(await taken()).toEqual([]);
    expect(must(await inbox.calls.inboxStatus({}))).toEqual({ watching: null, reachable: true });
    expect(await inbox.calls.inboxWatch({ handle: 'x'.repeat(22) })).toMatchObject({ error: { code: 'desktop/not-found' } });
  });
});
