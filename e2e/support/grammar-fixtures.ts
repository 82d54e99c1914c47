import { FilterText } from "../pages/filter-text";
import { OperatorMenu } from "../pages/operator-menu";
import { test as base } from "./many-accounts";

/** Page objects for the ways to write a whole query. */
export const test = base.extend<{ filterText: FilterText; operatorMenu: OperatorMenu }>({
  filterText: async ({ page }, use) => use(new FilterText(page)),
  operatorMenu: async ({ page }, use) => use(new OperatorMenu(page)),
});
