import type { Routed } from '#shared/domain/routing/routed.ts';
import { administrationRule, forwardingRule } from '#shared/domain/routing/router.ts';
import type { Region } from './region.ts';
import texts from './route-reason.ru.json' with { type: 'json' };

type Names = Pick<Region, 'catalogue' | 'directory' | 'municipalities'>;

/** Why the centre's routing named the body, in a sentence for staff: the row, the rule where no row fits, or past forwarding. */
export function routeReason(agency: string, { row, version, ...about }: Routed, names: Names): string {
  const body = names.directory.nameOf(agency);
  const [, sector = '', category = '', municipality = '', owner = ''] = /^(.+)\/(.+) @(\S+) (\S+)$/.exec(row) ?? [];
  if (row === administrationRule) {
    const what = topicName(about.sector, about.category, names);
    return fill(texts.administration, { version, what, where: placeName(about.municipality ?? '*', names), body });
  }
  if (row === forwardingRule) {
    const what = topicName(about.sector, about.category, names);
    const where = about.municipality === undefined ? texts.unknownMunicipality : placeName(about.municipality, names);
    const { evidence, share } = about.likelyBodies?.find((likely) => likely.body === agency) ?? {
      evidence: 0,
      share: 0,
    };
    const figures = { evidence: String(evidence), share: String(Math.round(100 * share)) };
    return fill(texts.forwarding, { version, what, where, body, ...figures });
  }
  const whose = Object.entries(texts.owners).find(([id]) => id === owner)?.[1] ?? texts.owners.any;
  const what = topicName(sector, category, names);
  return fill(texts.row, { version, what, where: placeName(municipality, names), whose, body });
}

function topicName(sectorId: string, categoryId: string, { catalogue }: Names): string {
  const sector = catalogue.sectors.find(({ id }) => id === sectorId);
  const category = sector?.categories.find(({ id }) => id === categoryId);
  return category ? `«${category.title}»` : fill(texts.anyCategory, { sector: sector?.title ?? sectorId });
}

function placeName(municipality: string, { municipalities }: Names): string {
  if (municipality === '*') return texts.anyMunicipality;
  return municipalities.find(({ id }) => id === municipality)?.name ?? municipality;
}

function fill(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot);
}
