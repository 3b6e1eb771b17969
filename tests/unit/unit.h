/* unit.h - how every unit test ends: run the table, print the totals, say so in the exit status.
 *
 *     static void spans_lie_inside_the_text(void) { CU_ASSERT(...); }
 *     int main(void)
 *     {
 *             static const struct unit_test test[] = { UNIT(spans_lie_inside_the_text), UNIT_END };
 *             return unit_main("segment", test);
 *     }
 */
#ifndef DATELINE_TESTS_UNIT_H
#define DATELINE_TESTS_UNIT_H

#include <CUnit/Basic.h>
#include <CUnit/CUnit.h>
#include <stdio.h>

struct unit_test {
	const char *name;
	void (*run)(void);
};
#define UNIT(function) { #function, function }
#define UNIT_END { NULL, NULL }

/* Returns the exit status: 0 all passed, 1 some failed, 99 the tests could not be run. */
static inline int unit_main(const char *suite_name, const struct unit_test *test)
{
	CU_pSuite suite;
	unsigned failed, nr;

	if (CU_initialize_registry() != CUE_SUCCESS)
		return 99;
	suite = CU_add_suite(suite_name, NULL, NULL);
	for (; suite && test->name; test++)
		if (!CU_add_test(suite, test->name, test->run))
			suite = NULL;
	if (!suite)
		return 99;
	CU_basic_set_mode(CU_BRM_NORMAL);
	if (CU_basic_run_tests() != CUE_SUCCESS)
		return 99;
	nr = CU_get_number_of_tests_run();
	failed = CU_get_number_of_tests_failed();
	CU_cleanup_registry();
	printf("\n%u passed, %u failed\n", nr - failed, failed);
	return failed || !nr;
}

#endif
