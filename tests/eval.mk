# Quality against the corpora, which stay outside the repository.  Measuring only; needs python3.
#     make eval [CORPORA=../shared/corpora] [EVAL=../shared/eval] [EVAL_OPTIONS='--only tbaq,names --no-speed']
EXTRA_DIST += %D%/eval/confidence.py %D%/eval/eval.py %D%/eval/floors.tsv %D%/eval/petrarch_entities.py %D%/eval/pronouns.py \
  %D%/eval/time_suites.py
dist_check_SCRIPTS += %D%/eval/floors.sh
TESTS += %D%/eval/floors.sh

eval: dateline$(EXEEXT) bench/time/layer$(EXEEXT) data-link
	@CORPORA="$${CORPORA:-$(top_srcdir)/../shared/corpora}" DATELINE=./dateline$(EXEEXT) PYTHONDONTWRITEBYTECODE=1 \
	  python3 $(top_srcdir)/%D%/eval/eval.py --work %D%/eval/work $(EVAL_OPTIONS)
clean-eval:
	rm -rf %D%/eval/work
.PHONY: eval clean-eval
