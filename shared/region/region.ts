import bodies from './komi/bodies.json' with { type: 'json' };
import catalogue from './komi/catalogue.json' with { type: 'json' };
import escalation from './komi/escalation.json' with { type: 'json' };
import mailboxes from './komi/mailboxes.json' with { type: 'json' };
import method from './komi/method.json' with { type: 'json' };
import municipalities from './komi/municipalities.json' with { type: 'json' };
import policies from './komi/policies.json' with { type: 'json' };
import head from './komi/region.json' with { type: 'json' };
import routing from './komi/routing.json' with { type: 'json' };
import sources from './komi/sources.json' with { type: 'json' };
import modelStamp from './komi/texts.model.json' with { type: 'json' };
import { type RegionFiles, regionOf } from './region-of.ts';
import calendar from './russia/working-calendar.json' with { type: 'json' };

export type { Region } from './region-of.ts';

/** The region this centre works for: another one is another folder. */
export const regionFiles: RegionFiles = {
  region: { path: 'komi/region.json', content: head },
  catalogue: { path: 'komi/catalogue.json', content: catalogue },
  bodies: { path: 'komi/bodies.json', content: bodies },
  municipalities: { path: 'komi/municipalities.json', content: municipalities },
  sources: { path: 'komi/sources.json', content: sources },
  policies: { path: 'komi/policies.json', content: policies },
  routing: { path: 'komi/routing.json', content: routing },
  method: { path: 'komi/method.json', content: method },
  escalation: { path: 'komi/escalation.json', content: escalation },
  mailboxes: { path: 'komi/mailboxes.json', content: mailboxes },
  calendar: { path: 'russia/working-calendar.json', content: calendar },
  modelStamp: { path: 'komi/texts.model.json', content: modelStamp },
};

/** The region's data, checked when the program starts. */
export const region = regionOf(regionFiles);

/** The trained model that reads texts, in the repository; beside the code of the function that reads it, by its own name. */
export const textModelFile = 'shared/region/komi/texts.model';
