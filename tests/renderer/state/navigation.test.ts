import { beforeEach, describe, expect, test } from 'vitest';
import { forgetPlaces, goBack, goForward, openArea, replaceRecord, useNavigation } from '../../../src-renderer/state/navigation.ts';

const here = () => useNavigation.getState().place;

describe('moving through the application', () => {
  beforeEach(forgetPlaces);

  test('begins on 今日', () => expect(here()).toEqual({ area: 'home' }));

  test('goes back the way it came, and forward again', () => {
    openArea('permits');
    openArea('permits', 'r1');
    goBack();
    expect(here()).toEqual({ area: 'permits' });
    goBack();
    expect(here()).toEqual({ area: 'home' });
    goForward();
    goForward();
    expect(here()).toEqual({ area: 'permits', recordId: 'r1' });
  });

  test('stays where it is at both ends', () => {
    goBack();
    goForward();
    expect(here()).toEqual({ area: 'home' });
  });

  test('forgets the way forward once another way is taken', () => {
    openArea('permits');
    goBack();
    openArea('people');
    goForward();
    expect(here()).toEqual({ area: 'people' });
  });

  test('counts opening the same place twice as once', () => {
    openArea('permits');
    openArea('permits');
    goBack();
    expect(here()).toEqual({ area: 'home' });
  });

  test('replaces the record of a queue without a step in the history', () => {
    openArea('permits', 'r1');
    replaceRecord('r2');
    goBack();
    expect(here()).toEqual({ area: 'home' });
  });

  test('forgets where somebody was when the vault is locked', () => {
    openArea('permits', 'r1');
    forgetPlaces();
    goBack();
    expect(here()).toEqual({ area: 'home' });
  });
});
