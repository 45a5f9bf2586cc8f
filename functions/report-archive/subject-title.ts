import { categoryTitle } from '#shared/region/category-titles.ts';
import { policyTitle } from '#shared/region/policy-titles.ts';
import { sectorTitle } from '#shared/region/sector-titles.ts';
import texts from './texts/common.ru.json' with { type: 'json' };

/** «Жилищно-коммунальное хозяйство: Отопление»; what the catalogue does not know keeps its id. */
export function categoryName({ sector, category }: { readonly sector: string; readonly category: string }): string {
  const title = category === 'other' ? texts.others.category : (categoryTitle(category) ?? category);
  return `${sectorTitle(sector) ?? sector}: ${title}`;
}

/** «Дороги, сообщение на федеральной платформе»: what is answered and by which terms. */
export function stratumName({ sector, policy }: { readonly sector: string; readonly policy: string }): string {
  return `${sectorTitle(sector) ?? sector} (${policyTitle(policy) ?? policy})`;
}
