<?php
// Works with a portal through Bitrix24's class CRest. The arguments are the path of crest.php and the webhook's address.
// The file settings.php beside the class is where people write the address; here it is defined before.
define('C_REST_BLOCK_LOG', true);
define('C_REST_WEB_HOOK_URL', $argv[2]);
error_reporting(E_ALL & ~E_WARNING & ~E_DEPRECATED);
require $argv[1];

function check(bool $isWell, mixed $answer): void
{
    if ($isWell) {
        return;
    }
    fwrite(STDERR, json_encode($answer) . "\n");
    exit(1);
}

// A call with parameters is a POST of a form, one without is a GET.
$me = CRest::call('user.current');
check($me['result']['ID'] === '1' && $me['result']['ACTIVE'] === true, $me);

// A picture of one pixel.
$picture = base64_decode('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7');
$answer = CRest::call('user.update', [
    'ID' => 2,
    'NAME' => 'Zoë & Søn + 1%',
    'ACTIVE' => 'Y',
    'PERSONAL_BIRTHDAY' => '1990-02-28',
    'UF_DEPARTMENT' => [3, 14],
    'UF_USR_LANGUAGES' => ['Polish', 'a=b&c'],
    'PERSONAL_PHOTO' => ['a.gif', base64_encode($picture)],
]);
check($answer['result'] === true, $answer);
$user = CRest::call('user.get', ['FILTER' => ['ID' => 2], 'select' => ['*', 'UF_*']])['result'][0];
check($user['NAME'] === 'Zoë & Søn + 1%', $user);
check($user['PERSONAL_BIRTHDAY'] === '1990-02-28T00:00:00+00:00', $user);
check($user['UF_DEPARTMENT'] === [3, 14], $user);
check($user['UF_USR_LANGUAGES'] === ['Polish', 'a=b&c'], $user);
check(file_get_contents($user['PERSONAL_PHOTO']) === $picture, $user);

// http_build_query leaves out null and empty lists, so these fields stay; the empty text clears.
CRest::call('user.update', ['ID' => 2, 'NAME' => null, 'UF_DEPARTMENT' => [], 'PERSONAL_PHOTO' => '', 'UF_USR_LANGUAGES' => '']);
$user = CRest::call('user.get', ['ID' => 2])['result'][0];
check($user['NAME'] === 'Zoë & Søn + 1%' && $user['UF_DEPARTMENT'] === [3, 14], $user);
check($user['PERSONAL_PHOTO'] === '' && $user['UF_USR_LANGUAGES'] === [], $user);

$page = CRest::call('user.get', ['sort' => 'ID', 'order' => 'DESC', 'filter' => ['>=ID' => 3, '!@ID' => [5, 6]], 'start' => 50]);
check(count($page['result']) === 50 && $page['next'] === 100 && $page['total'] > 150, $page);

$batch = CRest::callBatch([
    'me' => ['method' => 'user.current'],
    'mine' => ['method' => 'department.get', 'params' => ['ID' => '$result[me][UF_DEPARTMENT][0]']],
    'write' => ['method' => 'user.update', 'params' => ['ID' => 3, 'WORK_NOTES' => "50 % & more\nlines"]],
    'fail' => ['method' => 'user.update', 'params' => ['ID' => 4711, 'NAME' => 'Nobody']],
    'read' => ['method' => 'user.get', 'params' => ['filter' => ['ID' => 3], 'select' => ['WORK_NOTES']]],
]);
check($batch['result']['result']['mine'][0]['NAME'] === 'Company', $batch);
check($batch['result']['result']['read'][0]['WORK_NOTES'] === "50 % & more\nlines", $batch);
check($batch['result']['result_error']['fail']['error_description'] === 'access_denied', $batch);

$error = CRest::call('no.such.method');
check($error['error'] === 'ERROR_METHOD_NOT_FOUND' && isset($error['error_information']), $error);

echo "CRest: well\n";
