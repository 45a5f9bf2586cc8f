import * as describeApi from '#functions/describe-api/contract.ts';
import * as manageAppeals from '#functions/manage-appeals/contract.ts';
import * as manageProblems from '#functions/manage-problems/contract.ts';
import * as ratingCycles from '#functions/rating-cycles/contract.ts';
import * as showContacts from '#functions/show-contacts/contract.ts';
import * as staffNotices from '#functions/staff-notices/contract.ts';
import * as workLists from '#functions/work-lists/contract.ts';
import type { OperationContracts } from '#shared/lambda/operation-contract.ts';

/** A function of the API, as its description tells it. */
export interface DescribedFunction {
  readonly name: string;
  readonly about: string;
  /** Its operations ask for a token. */
  readonly isForStaff: boolean;
  readonly routes: Readonly<Record<string, string>>;
  readonly operations: OperationContracts<Readonly<Record<string, string>>>;
}

/** What the description of the API consists of. */
export function describedFunctions(): DescribedFunction[] {
  return [
    {
      ...{ name: 'work-lists', about: 'What waits for the staff, the most urgent first.', isForStaff: true },
      ...described(workLists),
    },
    {
      ...{ name: 'manage-appeals', about: 'One appeal, and what the staff does with it.', isForStaff: true },
      ...described(manageAppeals),
    },
    {
      ...{ name: 'show-contacts', about: 'Contacts of citizens; every look is kept.', isForStaff: true },
      ...described(showContacts),
    },
    {
      ...{ name: 'manage-problems', about: 'Mass problems, and plans to remove their causes.', isForStaff: true },
      ...described(manageProblems),
    },
    {
      ...{ name: 'staff-notices', about: 'What the staff has been told of terms.', isForStaff: true },
      ...described(staffNotices),
    },
    {
      ...{ name: 'rating-cycles', about: 'What is behind the figures of a rating.', isForStaff: true },
      ...described(ratingCycles),
    },
    { ...{ name: 'describe-api', about: 'This description.', isForStaff: false }, ...described(describeApi) },
  ];
}

interface Contract {
  readonly routes: Readonly<Record<string, string>>;
  operationContracts(): DescribedFunction['operations'];
}

function described({ routes, operationContracts }: Contract) {
  return { routes, operations: operationContracts() };
}
