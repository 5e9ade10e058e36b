@echo off
rem Runs ChaosKit from this checkout on Windows. scripts/chaoskit is the same for other systems, and says why things are as they are.
rem
rem   CHAOSKIT_JAVA_OPTS   options for the JVM, such as -Xmx2g
rem   CHAOSKIT_CLASSPATH   classes and jars under test, separated by semicolons; before those of --class-path
rem   CHAOSKIT_FOLDER      where failures are kept; .chaoskit by default
rem   JAVA_HOME            the JDK to use, 17 or later; otherwise the java on the path
setlocal EnableExtensions DisableDelayedExpansion

for %%i in ("%~dp0..") do set "home=%%~fi"
set "dist=%home%\dsl\target\chaoskit"
set "command=%~0 run"

set "java="
if defined JAVA_HOME goto :java_home
for %%i in (java.exe) do set "java=%%~$PATH:i"
if defined java goto :version
call :fail "there is no java on the path" "install a JDK 17 or later, or set JAVA_HOME to one"
exit /b 2

:java_home
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto :version
call :fail "JAVA_HOME must name a JDK, but '%JAVA_HOME%' has no bin\java.exe" "set JAVA_HOME to a JDK 17 or later"
exit /b 2

:version
for %%i in ("%java%") do set "jdk=%%~dpi.."
set "version=unknown"
if exist "%jdk%\release" for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%jdk%\release"') do set "version=%%~v"
for /f "tokens=1 delims=." %%f in ("%version%") do set "feature=%%f"
if "%feature%"=="unknown" set "feature=17"
if %feature% geq 17 goto :built
call :fail "ChaosKit needs Java 17 or later, but this is Java %version%" "set JAVA_HOME to a JDK 17 or later"
exit /b 2

:built
if exist "%dist%\classpath" goto :libraries
echo chaoskit: building itself, this once (half a minute, and the time of the downloads) 1>&2
call "%home%\mvnw.cmd" -B -q -f "%home%\pom.xml" -DskipTests -pl dsl -am package 1>&2
if exist "%dist%\classpath" goto :libraries
call :fail "ChaosKit could not build itself" "read the output above; mvnw.cmd -pl dsl -am package shows more"
exit /b 2

:libraries
set "libraries="
set /p jars=<"%dist%\classpath"
for %%j in (%jars::= %) do call :library %%j

rem The code under test of --class-path, which may be written with = as well: to this shell = is a blank. A Maven project is resolved by the JVM itself, since its class path may be too long for a command.
set "tested=%CHAOSKIT_CLASSPATH%"
set "examples="
set "previous="
set "first=%~1"
:arguments
if "%~1"=="" goto :class_path
if "%previous%"=="--class-path" call :under_test "%~1"
for %%i in ("%~dp1.") do if /i "%%~fi"=="%home%\scripts\examples" set "examples=;%dist%\examples\*"
set "previous=%~1"
shift /1
goto :arguments

:class_path
set "classpath=%libraries%"
if defined tested set "classpath=%classpath%;%tested%"
set "classpath=%classpath%%examples%;%dist%\behind\*"

if %feature% geq 25 goto :aot
set "archive=%dist%\chaoskit-%version%.jsa"
set "make=-XX:ArchiveClassesAtExit="
set use="-XX:SharedArchiveFile=%archive%"
set agent="-javaagent:%dist%\lib\chaoskit.jar"
set "train="
set "errors=-Xlog:all=error:stderr"
goto :unsafe

:aot
set "archive=%dist%\chaoskit-%version%.aot"
set "make=-XX:AOTCacheOutput="
set use="-XX:AOTCache=%archive%"
set "agent=--add-exports=java.instrument/sun.instrument=ALL-UNNAMED"
set "train=%agent%"
set "errors=-Xlog:all=error,aot*=off:stderr"

:unsafe
set "unsafe="
if %feature% geq 24 set "unsafe=--sun-misc-unsafe-memory-access=allow"
if exist "%archive%" goto :start
echo chaoskit: preparing fast starts on Java %version%, this once 1>&2
"%java%" "%make%%archive%" %train% %unsafe% -Xlog:disable -Dchaoskit.settings= "-Dchaoskit.cache=%archive%.compiled" -cp "%libraries%" io.chaoskit.cli.Main run "%dist%\train.groovy" "%dist%\train.groovy" -o "json=%archive%.json" >nul 2>&1
if exist "%archive%.json" del "%archive%.json"
if exist "%archive%.compiled" rmdir /s /q "%archive%.compiled"

:start
set "heap="
if "%first%"=="proxy" set "heap=-XX:G1PeriodicGCInterval=15000 -Xms16m"
set "brief="
if "%first%"=="report" set "brief=-XX:TieredStopAtLevel=1"
if "%first%"=="validate" set "brief=-XX:TieredStopAtLevel=1"
set "native="
if "%first%"=="repl" if %feature% geq 22 set "native=--enable-native-access=ALL-UNNAMED"
"%java%" %use% %agent% %unsafe% %heap% %brief% %native% -XX:+EnableDynamicAgentLoading -Xlog:disable "%errors%" -XX:-PrintWarnings -Dio.chaoskit.cli.internal.lib.slf4j.simpleLogger.defaultLogLevel=warn "-Dchaoskit.command=%command%" "-Dchaoskit.examples=%home%\scripts\examples=%dist%\examples\*" "-Dchaoskit.cache=%dist%\compiled" "-Dchaoskit.repl=%dist%\repl" "-Dchaoskit.kubernetes=%dist%\kubernetes" %CHAOSKIT_JAVA_OPTS% -cp "%classpath%" io.chaoskit.cli.Main %*
exit /b %errorlevel%

:library
if defined libraries set "libraries=%libraries%;"
set "libraries=%libraries%%dist%\lib\%1"
exit /b

:under_test
if defined tested set "tested=%tested%;"
set "tested=%tested%%~1"
exit /b

:fail
echo x chaoskit 1>&2
echo   What went wrong: %~1. 1>&2
echo   Try: %~2 1>&2
exit /b
