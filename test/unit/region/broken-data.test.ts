import { describe, expect, it } from 'vitest';
import { regionFiles } from '#shared/region/region.ts';
import { type RegionFiles, regionOf } from '#shared/region/region-of.ts';

/** A copy of the file in which the value at the path is another one. */
function changed(file: keyof RegionFiles, path: string, value: unknown): RegionFiles {
  const content: unknown = structuredClone(regionFiles[file].content);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at: unknown = content;
  for (const key of keys) at = member(at, key);
  if (typeof at !== 'object' || at === null) throw new Error(`no ${path} in ${file}`);
  Object.assign(at, { [last]: value });
  return { ...regionFiles, [file]: { ...regionFiles[file], content } };
}

function member(of: unknown, key: string): unknown {
  return typeof of === 'object' && of !== null ? Object.entries(of).find(([name]) => name === key)?.[1] : undefined;
}

describe('the region says which file is wrong, and where', () => {
  it.each<[keyof RegionFiles, string, unknown, string]>([
    ['region', 'timeZone', 'Europe/Syktyvkar', 'komi/region.json: timeZone: no such time zone'],
    ['region', 'daysOff', ['25.08.2026'], 'komi/region.json: daysOff.0:'],
    ['region', 'workingHours.friday.to', '17:60', 'komi/region.json: workingHours.friday.to:'],
    ['region', 'workingHours.friday.to', '08:00', 'komi/region.json: workingHours.friday: ends before it starts'],
    ['region', 'workingHours.break.to', '16:00', 'komi/region.json: workingHours: every day, a short one too,'],
    ['region', 'files.bodies', 'bodies-7', 'komi/region.json: files.bodies: bodies-7 is wanted, bodies-2 is there'],
    ['region', 'files.method', 'sample-7', 'komi/region.json: files.method: sample-7 is wanted, sample-1 is there'],
    ['catalogue', 'version', 'catalogue-7', 'komi/region.json: files.catalogue:'],
    ['catalogue', 'sectors.1.id', 'garbage', 'komi/catalogue.json: sectors.1.id:'],
    ['modelStamp', 'sha256', 'abc', 'komi/texts.model.json: sha256:'],
    ['bodies', 'bodies.0.validFrom', '2022', 'komi/bodies.json: bodies.0.validFrom:'],
    ['bodies', 'bodies.0.networks', ['192.0.2.0'], 'komi/bodies.json: bodies.0.networks.0:'],
    ['bodies', 'bodies.0.networks', ['2001:db8::/129'], 'komi/bodies.json: bodies.0.networks.0:'],
    ['bodies', 'bodies.0.liga', 'executive', 'komi/bodies.json: bodies.0:'],
    [
      'bodies',
      'bodies.15.municipality',
      'moscow',
      'komi/bodies.json: bodies.15.municipality: moscow is no municipality',
    ],
    ['municipalities', 'municipalities.0.type', 'село', 'komi/municipalities.json: municipalities.0.type:'],
    ['sources', 'sources.0.channels', ['pigeon'], 'komi/sources.json: sources.0.channels.0:'],
    ['policies', 'policies.0.finalAnswer.count', 0, 'komi/policies.json: policies.0.finalAnswer.count:'],
    ['policies', 'policies.2.appliesTo.channels', [], 'komi/policies.json: policies: none applies to message/portal'],
    ['bodies', 'bodies.15.municipality', 'ukhta', 'komi/bodies.json: bodies: nobody governs syktyvkar'],
    [
      'municipalities',
      'municipalities.0.mainSettlement',
      'Эжва-2',
      'komi/municipalities.json: municipalities.0.mainSettlement: Эжва-2 is no settlement of it',
    ],
    ['routing', 'rows.0.body', 'exec-minmagic', 'komi/routing.json: rows.0.body: exec-minmagic is no present body'],
    ['routing', 'rows.0.sector', 'garbage', 'komi/routing.json: rows.0.sector: garbage is no sector'],
    ['routing', 'rows.2.category', 'snow', 'komi/routing.json: rows.2.category: education has no snow'],
    ['routing', 'rows.5.municipality', 'moscow', 'komi/routing.json: rows.5.municipality: moscow is none'],
    ['method', 'weights.speed', 0.9, 'komi/method.json: weights: weights must sum to 1'],
    ['method', 'timeZone', 'Asia/Omsk', "komi/method.json: timeZone: the region's is Europe/Moscow"],
    ['escalation', 'levels.0.to', ['minister'], 'komi/escalation.json: levels.0.to.0:'],
    ['escalation', 'ofNobody', 'body-head', 'komi/escalation.json: ofNobody: there is no body to have one'],
    [
      'mailboxes',
      'bodies.mun-moscow',
      'a@moscow.example',
      'komi/mailboxes.json: bodies.mun-moscow: mun-moscow is no body',
    ],
    ['mailboxes', 'bodies.mun-usinsk', 'usinsk', 'komi/mailboxes.json: bodies.mun-usinsk:'],
    ['mailboxes', 'sectors.sector-lead.garbage', 'a@b.example', 'komi/mailboxes.json: sectors.sector-lead.garbage:'],
    ['mailboxes', 'roles.body-head', 'a@b.example', 'komi/mailboxes.json: roles'],
    ['mailboxes', 'sectors.operator', {}, 'komi/mailboxes.json: sectors'],
    ['escalation', 'levels.1.id', 'first-answer-at-risk', 'komi/escalation.json: levels: a level stands twice'],
    ['calendar', 'years.2026.off.0', '2026-13-01', 'russia/working-calendar.json: years.2026.off.0:'],
  ])('%s: %s = %j', (file, path, value, message) => {
    expect(() => regionOf(changed(file, path, value))).toThrow(`RCC_REGION_DATA_INVALID ${message}`);
  });

  it('names every fault of a file', () => {
    const files = changed('policies', 'policies', []);
    const broken = { ...files, policies: { ...files.policies, content: { version: 1, sample: 'no', policies: [] } } };
    expect(() => regionOf(broken)).toThrow(/version: .*; sample: .*; policies: /);
  });

  it('takes the region’s own days off into the calendar and its version', () => {
    const { calendar, versions } = regionOf(changed('region', 'daysOff', ['2026-08-21']));
    const day = Date.parse('2026-08-21T00:00:00Z') / 86_400_000;
    expect(calendar.isWorking(day)).toBe(false);
    expect(versions.calendar).toBe('ru-2026-1+komi-2');
  });
});
