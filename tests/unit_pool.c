/* The pool: whatever the threads do, results come in the order of the work. */
#include "unit.h"

#include "cli/pool.h"

enum { PIECES = 2000 };

struct order {
  int made, finished, wrong;
};

static bool produce(void *context, void *slot)
{
  struct order *order = context;
  if (order->made == PIECES)
    return false;
  *(int *)slot = order->made++;
  return true;
}

static void work(void *context, void *slot, unsigned worker)
{
  (void)context;
  (void)worker;
  volatile unsigned sink = 0;
  for (int i = 0; i < *(int *)slot % 17 * 100; i++)
    sink += (unsigned)i;
  *(int *)slot *= 2;
}

static void finish(void *context, void *slot)
{
  struct order *order = context;
  order->wrong += *(int *)slot != order->finished * 2;
  order->finished++;
}

START_TEST(results_come_in_order)
{
  static const unsigned threads[] = {1, 2, 8};
  int slots[32];
  struct order order = {0, 0, 0};
  struct pool pool = {threads[_i], slots,   sizeof *slots, threads[_i] * 4,
                      &order,      produce, work,          finish};
  pool_run(&pool);
  ck_assert_int_eq(order.finished, PIECES);
  ck_assert_int_eq(order.wrong, 0);
}
END_TEST

Suite *pool_suite(void)
{
  Suite *suite = suite_create("pool");
  TCase *tests = tcase_create("order");
  tcase_add_loop_test(tests, results_come_in_order, 0, 3);
  suite_add_tcase(suite, tests);
  return suite;
}
